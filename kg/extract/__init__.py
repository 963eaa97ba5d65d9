"""Extraction: from one document to units, claims and statements. A pure function; one linguistic idea a file.

    Document ──read──▶ things ──units──▶ keys ──families, frames, structure, what was learned──▶ claims ──verify──▶ Extraction

Comes in: a `Document`, the vocabulary, the lexicon. Goes out: an `Extraction`, the same bytes for the same input. Kiwi is loaded when the
first document is read, never by import.
"""

import hashlib
from datetime import date

from kg.document import Document, document_id
from kg.evidence import Extraction
from kg.lexicon import Lexicon
from kg.ontology import Ontology

__all__ = ["VERSION", "extract", "extraction_key"]

VERSION = "4"
"""Changes with every change of what extraction yields."""


def extraction_key(ontology: Ontology, lexicon: Lexicon) -> str:
    """What besides text and metadata decides the result: extractor, vocabulary, tables, lexicon, Kiwi and its model."""
    from kg.extract import learned_names, learned_pairs
    from kg.extract.morphology import kiwi_key
    from kg.extract.tables import digest

    parts = [
        f"rules {VERSION}",
        digest(),
        learned_names.digest(),
        learned_pairs.digest(),
        ontology.digest,
        lexicon.digest,
        kiwi_key(),
    ]
    return f"rules-{VERSION}-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:16]}"


def extract(document: Document, *, ontology: Ontology, lexicon: Lexicon) -> Extraction:
    """Units, claims and statements of one document."""
    from kg.extract import (
        addresses,
        affiliates,
        agendas,
        agreements,
        appointees,
        bids,
        byline,
        captions,
        clauses,
        corporate,
        defining,
        exhibitors,
        figure_claims,
        frames,
        funding,
        gatherings,
        homes,
        joint_work,
        learned_pairs,
        means,
        membership,
        noted_lists,
        outline,
        parent_bodies,
        places,
        posts,
        qualifiers,
        releases,
        requests,
        selections,
        speakers_at,
        speech,
        status,
        structure,
        taking_part,
        units,
        verify,
        winners,
    )
    from kg.extract.claims import Claims
    from kg.extract.reading import read

    name = document_id(document)
    day = date.fromisoformat(document.date) if document.date else None
    reading = read(document.text, lexicon)
    publisher = byline.add_outlets(reading, document, lexicon)
    homes.fill(reading, publisher)
    qualifiers.give(reading, lexicon, name, day)

    quotations = speech.quotations(reading)
    speakers = speech.speakers(reading, quotations)
    scenes = clauses.scenes(reading, quotations)
    bag = Claims(reading, ontology, day, speakers)

    posts.posts(bag, scenes)
    membership.parts_of_events(bag, scenes)
    for scene in scenes:
        membership.members(bag, scene)
        membership.councils(bag, scene)
        membership.founders(bag, scene)
        membership.topics(bag, scene)
        gatherings.gatherings(bag, scene)
        places.places(bag, scene)
        places.best_sites(bag, scene)
        places.speeches(bag, scene)
    agreements.agreements(bag, scenes)
    outline.outline(bag, scenes)
    speakers_at.speakers(bag, scenes)
    frames.frames(bag, scenes)
    appointees.appointees(bag, scenes)
    bids.bids(bag, scenes)
    requests.requests(bag, scenes)
    defining.defining(bag, scenes)
    exhibitors.exhibitors(bag, scenes)
    corporate.corporate(bag, scenes)
    taking_part.taking_part(bag, scenes)
    winners.winners(bag, scenes)
    captions.captions(bag, scenes)
    joint_work.withs(bag, scenes)
    joint_work.together(bag, scenes)
    means.means(bag, scenes)
    funding.money(bag, scenes)
    funding.shares(bag, scenes)
    selections.selections(bag, scenes)
    structure.structure(bag, scenes)
    parent_bodies.parent_bodies(bag, scenes)
    addresses.addresses(bag, scenes)
    affiliates.affiliates(bag, scenes)
    noted_lists.noted_lists(bag, scenes)
    agendas.agendas(bag, scenes)
    releases.releases(bag, scenes, publisher)
    figure_claims.figures(bag, scenes)
    status.status(bag, scenes)
    byline.claims(bag, document, name, lexicon)
    learned_pairs.pairs(bag, scenes)
    statements = posts.speech(bag, name, quotations)

    return verify.verified(
        document.text, name, units.units_of(reading.things, reading.pointed), bag.found, statements, ontology
    )
