"""The tables of a ledger.

Comes in: nothing, this is data. Goes out: the statements that make the tables. Integer keys inside, texts compressed, quotes as offsets
into the text. Who changes a table raises `VERSION` and writes the step that brings an older file there (`migrations`).
"""

APPLICATION_ID = 0x6B67_6C31
"""`kgl1`: tells our files from other programs' (SQLite header, offset 68)."""
VERSION = 2
"""`PRAGMA user_version`; a newer file is refused, an older one migrated."""

TRUTH = """
-- `undoes`: the operation whose change this one takes back; `undone`: the operation that took this one back;
-- `purged`: so many documents it erased, of which nothing else is left
CREATE TABLE operation (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, time TEXT NOT NULL, stamp TEXT NOT NULL, finished INTEGER NOT NULL DEFAULT 0,
  undoes INTEGER, undone INTEGER, purged INTEGER NOT NULL DEFAULT 0);
CREATE INDEX operation_stamp ON operation (stamp);
-- an operation's change of state, so that it can be undone
CREATE TABLE change (
  operation INTEGER NOT NULL REFERENCES operation, document INTEGER NOT NULL REFERENCES document,
  extraction_before INTEGER, extraction_after INTEGER, retracted_before INTEGER, retracted_after INTEGER,
  PRIMARY KEY (operation, document)) WITHOUT ROWID;
-- `extraction` is the current one, NULL where retracted; publisher, date, text_sha256 are the current version's
CREATE TABLE document (
  id INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE, extraction INTEGER, retracted INTEGER,
  publisher TEXT, date TEXT, text_sha256 TEXT, operation INTEGER NOT NULL);
CREATE INDEX document_operation ON document (operation);
-- `text` is NULL where only its hash is known; then `reprint_group` is what the file that told of it gave
CREATE TABLE version (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document, hash TEXT NOT NULL, text_sha256 TEXT NOT NULL,
  text BLOB, metadata TEXT NOT NULL, source TEXT NOT NULL, operation INTEGER NOT NULL, reprint_group TEXT,
  UNIQUE (document, hash));
CREATE TABLE extraction (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL REFERENCES version, key TEXT NOT NULL, body BLOB NOT NULL,
  UNIQUE (version, key));
CREATE TABLE judgement (
  id INTEGER PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT NOT NULL, time TEXT NOT NULL,
  operation INTEGER NOT NULL, standing INTEGER NOT NULL DEFAULT 1);
-- documents that go by their own id (`own`) and that a person said to be versions of another
CREATE TABLE replaced (own TEXT PRIMARY KEY, document INTEGER NOT NULL REFERENCES document) WITHOUT ROWID;
-- a user's own lexicon, by its digest: extraction keys name it
CREATE TABLE lexicon (digest TEXT PRIMARY KEY, body BLOB NOT NULL);
-- ids that existed and exist no more: projections that hold them have to be told
CREATE TABLE gone (id TEXT PRIMARY KEY, operation INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX gone_operation ON gone (operation);
"""
"""What was said, decided and done."""

DERIVED = """
CREATE TABLE key (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, actor TEXT);
CREATE INDEX key_actor ON key (actor);
CREATE TABLE tally (
  key INTEGER NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, listed INTEGER NOT NULL, documents INTEGER NOT NULL,
  PRIMARY KEY (key, type, name, listed)) WITHOUT ROWID;
-- keys that one unit holds together
CREATE TABLE joint (a INTEGER NOT NULL, b INTEGER NOT NULL, documents INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
-- `position` is the unit's in the extraction; `mentions` the id of the MENTIONS relation between article and actor
CREATE TABLE unit (
  document INTEGER NOT NULL, position INTEGER NOT NULL, key INTEGER NOT NULL, mentions TEXT, body BLOB NOT NULL,
  PRIMARY KEY (document, position)) WITHOUT ROWID;
CREATE INDEX unit_key ON unit (key);
CREATE INDEX unit_mentions ON unit (mentions);
CREATE TABLE statement (
  statement TEXT PRIMARY KEY, document INTEGER NOT NULL, speaker INTEGER NOT NULL, start INTEGER, end INTEGER, text TEXT) WITHOUT ROWID;
CREATE INDEX statement_document ON statement (document);
-- `object` is a key, `object_id` an article or statement; `quote` is NULL where the text holds it; `loose` claims support
-- no relation (figures, status; denied ones; both ends one actor): they are evidence of their subject
CREATE TABLE claim (
  id INTEGER PRIMARY KEY, claim TEXT NOT NULL UNIQUE, document INTEGER NOT NULL, type TEXT NOT NULL,
  subject INTEGER NOT NULL, object INTEGER, object_id TEXT, value, unit TEXT, approximate INTEGER NOT NULL,
  start INTEGER, end INTEGER, quote TEXT, field TEXT, modality TEXT NOT NULL, speaker INTEGER, time TEXT,
  confidence REAL NOT NULL, rule TEXT NOT NULL, role TEXT, amount INTEGER, relation INTEGER, loose INTEGER NOT NULL DEFAULT 0);
CREATE INDEX claim_document ON claim (document);
CREATE INDEX claim_subject ON claim (subject);
CREATE INDEX claim_object ON claim (object) WHERE object IS NOT NULL;
CREATE INDEX claim_speaker ON claim (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX claim_relation ON claim (relation) WHERE relation IS NOT NULL;
CREATE INDEX claim_loose ON claim (subject) WHERE loose = 1;
CREATE TABLE actor (
  actor TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, keys TEXT NOT NULL,
  merged TEXT NOT NULL, operation INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX actor_operation ON actor (operation);
-- its sums are folded from its claims when it is read; one whose claims are all denied is kept but hidden
CREATE TABLE relation (
  id INTEGER PRIMARY KEY, relation TEXT NOT NULL UNIQUE, type TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  visible INTEGER NOT NULL DEFAULT 0, operation INTEGER NOT NULL);
CREATE INDEX relation_operation ON relation (operation);
-- a current document as a source: the key that published it, whether that is a MediaOutlet (or not known), the group that a file
-- without texts gave, the group that it is in (the id of its smallest document) and the document that this group reprints
CREATE TABLE article (
  document INTEGER PRIMARY KEY, publisher INTEGER, outlet INTEGER NOT NULL, given TEXT, reprints TEXT, origin INTEGER);
CREATE INDEX article_publisher ON article (publisher);
CREATE INDEX article_given ON article (given) WHERE given IS NOT NULL;
CREATE INDEX article_origin ON article (origin) WHERE origin IS NOT NULL;
-- of the sentences of current documents
CREATE TABLE fingerprint (hash INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (hash, document)) WITHOUT ROWID;
CREATE INDEX fingerprint_document ON fingerprint (document);
-- documents that print the same text, both ways
CREATE TABLE reprint (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
"""
"""What follows from the current extractions and the standing judgements. It is changed in the same transaction as they, and carries the
operation that changed it, so that a projection is sent only what is new."""
