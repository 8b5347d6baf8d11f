"""`POST /events/<event type>`, `/v2x/rsi` and `/v2x/rsm`."""

from collections.abc import Mapping, Sequence

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from connections.kafka import UndeliveredError
from gateways.http_body import BodyError, body_of
from gateways.metrics import Metrics
from gateways.push.batch import Batches, Taking
from gateways.push.body import MOST_BYTES, lines_of
from gateways.push.grants import Grant, grant_of

_RETRY_AFTER_S = 10


def build_app(
    takings: Mapping[str, Taking], grants: Sequence[Grant], batches: Batches, metrics: Metrics
) -> Starlette:
    """The application; `takings` are by path."""

    async def handle(request: Request) -> Response:
        response = await _answered(request, takings, grants, batches)
        if response.status_code >= 400:
            metrics.refused(f"http-{response.status_code}")
        return response

    return Starlette(routes=[Route("/{path:path}", handle, methods=["POST"])])


async def _answered(
    request: Request, takings: Mapping[str, Taking], grants: Sequence[Grant], batches: Batches
) -> Response:
    grant = grant_of(request.headers.get("authorization", ""), grants)
    if grant is None:
        return _told(401, "no token that is known here", {"WWW-Authenticate": "Bearer"})
    taking = takings.get(request.url.path)
    if taking is None:
        return _told(404, "nothing is taken at this address")
    if taking.contract.event_type not in grant.event_types:
        return _told(403, f"this token may not send {taking.contract.event_type}")
    try:
        body = await body_of(request, MOST_BYTES)
        kind, encoding = (
            request.headers.get(name, "") for name in ("content-type", "content-encoding")
        )
        answer = await batches.take(lines_of(body, kind, encoding), taking, grant)
    except BodyError as error:
        return _told(error.status, str(error))
    except UndeliveredError:
        return _told(503, "Kafka is away; send it again", {"Retry-After": str(_RETRY_AFTER_S)})
    return Response(msgspec.json.encode(answer), 202, media_type="application/json")


def _told(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    body = msgspec.json.encode({"detail": detail})
    return Response(body, status, headers, media_type="application/json")
