"""A small HTTP(S) server for transport tests: prints its port, serves until its standard input closes.

With a folder as argument it makes certificates there, speaks TLS, asks for a client certificate, and removes the folder at
its end. `?key=` keeps the counts of one test apart from another's.
"""

import collections
import gzip
import http.server
import json
import os
import shutil
import ssl
import subprocess
import sys
import threading

counts = collections.Counter()
lock = threading.Lock()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body, headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def count(self, options, name, by):
        with lock:
            counts[name, options.get("key")] += by
            return counts[name, options.get("key")]

    def chunk(self, options, data):
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()
        self.count(options, "sent", len(data))

    def stream(self, options):
        self.count(options, "streams", 1)
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def do_GET(self):
        path, _, query = self.path.partition("?")
        options = dict(pair.split("=") for pair in query.split("&") if pair)
        try:
            getattr(self, "get_" + path.strip("/"))(options)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True
        finally:
            if path in ("/lines", "/open", "/broken"):
                self.count(options, "streams", -1)
                self.close_connection = True

    def get_hello(self, options):
        self.answer(200, b"hello")

    def get_counts(self, options):
        with lock:
            mine = {name: count for (name, key), count in counts.items() if key == options.get("key")}
        self.answer(200, json.dumps(mine).encode())

    def get_echo(self, options):
        certificate = self.connection.getpeercert() if isinstance(self.connection, ssl.SSLSocket) else None
        subject = {key: value for part in (certificate or {}).get("subject", ()) for key, value in part}
        body = {"headers": {name.lower(): value for name, value in self.headers.items()}, "subject": subject}
        self.answer(200, json.dumps(body).encode())

    def get_gzip(self, options):
        body = gzip.compress(b"x" * int(options["size"]))
        self.answer(200, body, [("Content-Encoding", "gzip")])

    def get_busy(self, options):
        first = self.count(options, "calls", 1) == 1
        self.answer(429 if first else 200, b"{}", [("Retry-After", "3")] if first else [])

    def get_never(self, options):
        while self.rfile.read(1):
            pass

    def get_lines(self, options):
        """`count` lines of `size` bytes, as fast as the reader takes them."""
        self.stream(options)
        for number in range(int(options["count"])):
            line = b"%d" % number
            self.chunk(options, line + b"." * (int(options["size"]) - len(line)) + b"\n")
        self.wfile.write(b"0\r\n\r\n")

    def get_open(self, options):
        """One line, then silence."""
        self.stream(options)
        self.chunk(options, b"one\n")
        while self.rfile.read(1):
            pass

    def get_broken(self, options):
        """A line and a half, then the connection is gone."""
        self.stream(options)
        self.chunk(options, b"one\ntw")

    def do_PUT(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.answer(200, self.command.encode() + b" " + body)

    do_POST = do_PATCH = do_DELETE = do_PUT


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512

    def handle_error(self, request, address):
        pass

    def finish_request(self, request, address):
        # The handshake belongs to the connection's own thread, so that a slow one holds nobody up.
        if context:
            request = context.wrap_socket(request, server_side=True)
        super().finish_request(request, address)


context = None
if len(sys.argv) > 1:
    folder = sys.argv[1]
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "certificates.sh")
    subprocess.run(["sh", script, folder], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, "server.crt"), os.path.join(folder, "server.key"))
    context.load_verify_locations(os.path.join(folder, "ca.crt"))
    context.verify_mode = ssl.CERT_OPTIONAL
server = Server(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
if len(sys.argv) > 1:
    shutil.rmtree(sys.argv[1], ignore_errors=True)
