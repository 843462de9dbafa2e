"""An OpenAI-compatible server that replays recorded answers: `replay_server.py FOLDER`. Prints its port.

The model's name chooses the recording: `good` answers with `FOLDER/good.txt`. `refusal` refuses in the way the API
does, `slow` never answers in time, `broken` sends what is not JSON at all, and `error` is a server's fault.
"""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Replay(BaseHTTPRequestHandler):
    folder: Path
    asked = 0

    def do_GET(self) -> None:
        self._send(200, {"asked": Replay.asked})

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = request["model"]
        Replay.asked += 1
        if name == "slow":
            time.sleep(20)
        if name == "error":
            self._send(500, {"error": {"message": "out of memory", "type": "server_error"}})
            return
        message = {"role": "assistant", "content": None, "refusal": None}
        if name == "refusal":
            message["refusal"] = "I cannot help with that."
        else:
            message["content"] = (self.folder / f"{name}.txt").read_text(encoding="utf-8")
        choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        answer = {"id": "r", "object": "chat.completion", "created": 0, "model": name}
        self._send(200, answer | {"choices": [choice], "usage": usage})

    def _send(self, status: int, body: dict) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: object) -> None:
        pass


if __name__ == "__main__":
    Replay.folder = Path(sys.argv[1])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Replay)
    print(server.server_address[1], flush=True)
    server.serve_forever()
