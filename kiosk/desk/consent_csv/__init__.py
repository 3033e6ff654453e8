"""Consents as a CSV file: out of the register for a spreadsheet, and back in.

A row a person and consent, with the columns of :data:`COLUMNS` under Dutch or English headings; a
row without a state says nothing, so that a file just written is a form to fill in. Read is what
spreadsheets write: UTF-8 (with or without a mark), UTF-16 with a mark, or Windows' own letters;
semicolons, commas or tabs. One mistake, and nothing of the file is recorded.
"""

from kiosk.desk.consent_csv.columns import COLUMNS
from kiosk.desk.consent_csv.reading import (
    LARGEST,
    MOST_PROBLEMS,
    MOST_ROWS,
    Preview,
    Problem,
    Row,
    read,
)
from kiosk.desk.consent_csv.writing import export

__all__ = [
    "COLUMNS",
    "LARGEST",
    "MOST_PROBLEMS",
    "MOST_ROWS",
    "Preview",
    "Problem",
    "Row",
    "export",
    "read",
]
