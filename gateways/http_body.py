"""The body of a request, if it comes in time and is not too long."""

import asyncio

from starlette.requests import ClientDisconnect, Request

_SLOWEST_S = 30


class BodyError(Exception):
    """The body cannot be taken; `status` is HTTP's."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


async def body_of(request: Request, most_bytes: int) -> bytes:
    """The whole body; of one that is too long the rest is heard out, for who sends may not listen.

    Raises:
        BodyError: it is too long, or does not come in time.
    """
    body = bytearray()
    try:
        async with asyncio.timeout(_SLOWEST_S):
            async for part in request.stream():
                if len(body) <= most_bytes:
                    body += part
    except (TimeoutError, ClientDisconnect):
        raise BodyError(408, "the body did not come in time") from None
    if len(body) > most_bytes:
        raise BodyError(413, f"longer than {most_bytes} bytes")
    return bytes(body)
