"""The exchange over HTTP: `POST …/evcs/<version>/<interface>`."""

import asyncio

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from gateways.tcec102.exchange import Exchange

MOST_BYTES = 1 << 20
_SLOWEST_BODY_S = 30


def build_app(exchange: Exchange) -> Starlette:
    """The application; whatever is answered in words is HTTP 200, as T/CEC 102.4 has it."""

    async def handle(request: Request) -> Response:
        try:
            async with asyncio.timeout(_SLOWEST_BODY_S):
                body = await _body(request)
        except (TimeoutError, ClientDisconnect):
            return Response(status_code=408)
        if body is None:
            return Response(status_code=413)
        interface = request.path_params["interface"]
        authorization = request.headers.get("authorization", "")
        answered = await exchange.answer(interface, authorization, body)
        return Response(answered, media_type="application/json")

    return Starlette(routes=[Route("/evcs/{version}/{interface}", handle, methods=["POST"])])


async def _body(request: Request) -> bytes | None:
    """The body; None where it is longer than any push."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)
