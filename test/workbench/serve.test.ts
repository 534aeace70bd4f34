/** The workbench's server: this folder, this machine, and the next free port where the first is taken. */
import { request, type IncomingMessage, type Server } from "node:http";
import { serve } from "../../src/workbench/serve";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function started(options: Parameters<typeof serve>[0]): Promise<number> {
  const server = await serve(options);
  servers.push(server);
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** The path goes out as it is: a browser would tidy it first. */
function get(port: number, path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request({ host: "localhost", port, path }, (response) => {
      response.resume();
      resolve(response);
    })
      .on("error", reject)
      .end();
  });
}

it("takes the next port where one is taken, if it may", async () => {
  const first = await started({ port: 0, next: false });
  const second = await started({ port: first, next: true });
  expect(second).toBeGreaterThan(first);
  await expect(serve({ port: first, next: false })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

it("leads from the bare address to the workbench", async () => {
  const { statusCode, headers } = await get(await started({ port: 0, next: false }), "/");
  expect({ statusCode, location: headers.location }).toEqual({ statusCode: 302, location: "/workbench/" });
});

it.each(["/../package.json", "/%2e%2e/package.json", "/workbench/..%2f..%2fpackage.json", "/%zz", "/nothing-here.js"])("%s leads nowhere", async (path) => {
  expect((await get(await started({ port: 0, next: false }), path)).statusCode).toBe(404);
});

it("listens on this machine only", async () => {
  const server = await serve({ port: 0, next: false });
  servers.push(server);
  const address = server.address();
  expect(["127.0.0.1", "::1"]).toContain(typeof address === "object" ? address?.address : address);
});
