/** `npm start`, once the build is done: serves the workbench where it finds a free port and says where. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { serve } from "./serve";

const DEFAULT_PORT = 3000;

async function start(): Promise<void> {
  if (!existsSync(resolve(__dirname, "../../dist/workbench/index.html"))) throw new Error("dist/workbench holds no page yet. Run: npm run build");
  const asked = process.env["PORT"];
  const port = asked === undefined ? DEFAULT_PORT : Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT is "${asked}", expected a whole number from 0 to 65535. Unset it, or set for example PORT=8080.`);
  const server = await serve({ port, next: true });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  console.log(`\n  Tieout workbench: http://localhost:${address.port}/\n  Ctrl-C stops it.\n`);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
