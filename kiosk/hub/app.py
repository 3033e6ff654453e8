"""The hub as a web application (ASGI): a WebSocket for peers, and a word on its health."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from kiosk.hub.conversation import Conversation
from kiosk.hub.service import Service
from kiosk.sync.messages import HEALTH, PATH


def application(service: Service) -> Starlette:
    """The application around a service."""

    async def sync(websocket: WebSocket) -> None:
        # A browser always says where a page is from; no page has any business here.
        if "origin" in websocket.headers:
            await websocket.close()
            return
        await Conversation(websocket, service).run()

    async def health(_request: Request) -> Response:
        return JSONResponse({"ok": True})

    return Starlette(routes=[WebSocketRoute(PATH, sync), Route(HEALTH, health)])
