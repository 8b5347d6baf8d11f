"""The exchange over HTTP: `POST …/evcs/<version>/<interface>`."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gateways.http_body import BodyError, body_of
from gateways.tcec102.exchange import Exchange

MOST_BYTES = 1 << 20


def build_app(exchange: Exchange) -> Starlette:
    """The application; whatever is answered in words is HTTP 200, as T/CEC 102.4 has it."""

    async def handle(request: Request) -> Response:
        try:
            body = await body_of(request, MOST_BYTES)
        except BodyError as error:
            return Response(status_code=error.status)
        interface = request.path_params["interface"]
        authorization = request.headers.get("authorization", "")
        answered = await exchange.answer(interface, authorization, body)
        return Response(answered, media_type="application/json")

    return Starlette(routes=[Route("/evcs/{version}/{interface}", handle, methods=["POST"])])
