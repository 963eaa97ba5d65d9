"""`python -m kg.questions > docs/questions.md`: writes the reference page."""

import sys

from kg.questions.reference import reference

sys.stdout.buffer.write(reference().encode())
