/** Serves the built workbench on this machine only, prints its address and stays up until Ctrl-C. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";

const ROOT = resolve(__dirname, "../../dist");

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".xml": "text/xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Resolves to a server that listens on the asked port or, where `next` allows it, on the first free one after it. */
export async function serve({ port, next }: { readonly port: number; readonly next: boolean }): Promise<Server> {
  for (let candidate = port; ; candidate++) {
    const server = createServer((request, response) => void answer(request.url ?? "/", response));
    const error = await listen(server, candidate);
    if (error === null) return server;
    if (!next || error.code !== "EADDRINUSE") throw error;
  }
}

function listen(server: Server, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((settle) => {
    server.once("error", settle);
    server.listen(port, "localhost", () => settle(null));
  });
}

async function answer(url: string, response: ServerResponse): Promise<void> {
  const path = decodedPath(url);
  if (path === "/") {
    response.writeHead(302, { Location: "/workbench/" }).end();
    return;
  }
  const file = path === null ? null : normalize(join(ROOT, path.endsWith("/") ? `${path}index.html` : path));
  const found = file?.startsWith(ROOT + sep) === true ? await stat(file).catch(() => null) : null;
  if (file === null || found?.isFile() !== true) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found");
    return;
  }
  response.writeHead(200, {
    "Content-Type": CONTENT_TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Length": found.size,
    "Cache-Control": "no-cache",
  });
  createReadStream(file).pipe(response);
}

function decodedPath(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
}
