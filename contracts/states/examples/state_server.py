"""What the owner of a target adds to it: the provider-state protocol, here for two states, beside the API of toy_api.py.
Standard library alone: `python3 state_server.py 8080`. An example to copy from, explained in ../README.md.
"""

import json
import sys
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from toy_api import answer_api, create_instance, instances

worlds = {}


def instance_exists(world, params):
    world.append(create_instance(params))
    return {"instanceId": world[-1]["instanceId"], "regionId": "region-1"}


def instance_locked(world, params):
    # Without an id the latest instance of the scope is meant.
    named = [one for one in world if one["instanceId"] == params.get("instanceId")] or world
    named[-1]["locks"].append("security")
    return {}


states = {"an instance exists": instance_exists, "the instance is locked for security": instance_locked}


def drive(call):
    state, params = call.get("state"), call["params"]
    world = worlds.setdefault(params["scope"], [])
    if call["action"] == "observe":
        orders = [order for one in world for order in one["orders"]]
        return 200, {"instances": world, "disks": [], "orders": orders, "balance": 9000 - len(orders), "vouchers": []}
    if call["action"] == "teardown":
        for one in worlds.pop(params["scope"]):
            instances.pop(one["instanceId"], None)
        return 200, {}
    # Anything but 2xx is a failed hook, and the report shows its answer.
    return (200, states[state](world, params)) if state in states else (501, {"error": f"no such state: {state}"})


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        url, sent = urlsplit(self.path), self.rfile.read(int(self.headers.get("content-length", 0)))
        status, body = drive(json.loads(sent)) if url.path == "/states" else answer_api(dict(parse_qsl(url.query)))
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps({"RequestId": str(uuid.uuid4()), **body}).encode())

    do_GET, log_message = do_POST, lambda *_: None


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8080), Handler)
    print("ready", flush=True)
    server.serve_forever()
