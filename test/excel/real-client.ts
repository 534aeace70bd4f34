/** The real Office.js client in a fresh context, talking to a workbook host of ours: what the tests of the Excel adapter run against. */
import { readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import { openBridge, type BridgeOptions } from "../../src/workbench/host/bridge";
import { openHost, type HostOptions, type WorkbookHost } from "../../src/workbench/host/open-host";
import type { WorkbookSnapshot } from "../../src/workbench/host/snapshot";

const LIBRARY = require.resolve("@microsoft/office-js/dist/excel-web-16.00.js");
/** Compiled once for each test file. */
const script = new Script(readFileSync(LIBRARY, "utf8"), { filename: "excel-web-16.00.js" });

export type RealClient = { readonly excel: typeof Excel; readonly host: WorkbookHost };

/** `sets`: the requirement sets that the host says it has, where the test is about one; otherwise the client believes in all of them. */
export type ClientOptions = HostOptions & Pick<BridgeOptions, "isAnswered"> & { readonly sets?: readonly string[] };

export function openClient(snapshot: WorkbookSnapshot, options: ClientOptions = {}): RealClient {
  const host = openHost(snapshot, options);
  const bridge = openBridge(host, {
    defer: (task) => void setImmediate(task),
    ...(options.isAnswered === undefined ? {} : { isAnswered: options.isAnswered }),
  });
  const page = { ...barePage(), _richApiNativeBridge: bridge };
  Object.assign(page, { window: page, self: page });
  script.runInContext(createContext(page));
  const { sets } = options;
  if (sets !== undefined) Object.assign(page, { Office: { context: { requirements: { isSetSupported: (name: string) => sets.includes(name) } } } });
  return { excel: (page as unknown as { readonly Excel: typeof Excel }).Excel, host };
}

/** As much of a page as the library asks for while it loads. */
function barePage(): object {
  const location = { href: "http://localhost/", search: "", hash: "" };
  const storage = { getItem: () => null, setItem: () => undefined };
  return {
    console,
    clearTimeout,
    clearInterval,
    performance,
    // The library's own timers must not keep a test's process alive.
    setTimeout: (task: () => void, milliseconds?: number) => setTimeout(task, milliseconds).unref(),
    setInterval: (task: () => void, milliseconds?: number) => setInterval(task, milliseconds).unref(),
    location,
    localStorage: storage,
    sessionStorage: storage,
    navigator: { userAgent: "node" },
    addEventListener: () => undefined,
    document: { URL: location.href, location, getElementsByTagName: () => [], createElement: () => ({}), addEventListener: () => undefined },
  };
}
