"""What becomes of a push that was signed and cannot be understood: a letter, and the quarantine."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from gateways.outlet import Outlet
from gateways.quarantine import Quarantine
from gateways.refusal import RefusedError, dead_letter
from gateways.tcec102.making import SOURCE
from gateways.tcec102.operators import Operator
from schemas.events.dead_letter import DeadLetter

_OFFSET_BYTES = 7  # fits into any integer of 64 bits


@dataclass(frozen=True)
class RefusedPush:
    """A push as it came.

    Attributes:
        data: still encrypted. Its hash tells nothing to who guesses what an order's content was.
    """

    operator: Operator
    interface: str
    data: str


@dataclass(frozen=True)
class Refusals:
    """Keeps refused pushes.

    Attributes:
        clock: seconds since 1970.
    """

    outlet: Outlet
    quarantine: Quarantine
    clock: Callable[[], float] = time.time

    async def keep(self, push: RefusedPush, refused: RefusedError) -> None:
        """Return when Kafka has the letter.

        Raises:
            UndeliveredError: it may not have; the operator is to send the push again.
        """
        await asyncio.to_thread(self.quarantine.keep, push.data.encode())
        await self.outlet.send([self._letter(push, refused)])

    def _letter(self, push: RefusedPush, refused: RefusedError) -> DeadLetter:
        """Its offset, which HTTP does not have, is a hash: the same when the push comes again."""
        said = f"{push.operator.operator_id}/{push.interface}/{push.data}".encode()
        digest = sha256(said).digest()
        return dead_letter(
            refused,
            event_id=f"tcec102:{digest.hex()[:32]}",
            time_ms=round(self.clock() * 1000),
            source=SOURCE,
            operator_id=push.operator.operator_id,
            offset=int.from_bytes(digest[:_OFFSET_BYTES]),
            original=push.data.encode(),
        )
