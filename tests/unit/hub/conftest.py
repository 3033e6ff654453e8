"""Every test here may ask for a hub."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.parts.service import Hub


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def hub(tmp_path: Path) -> AsyncIterator[Hub]:
    """A hub without a school."""
    made = Hub(tmp_path)
    yield made
    await made.service.close()
