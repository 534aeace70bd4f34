/** A real Chromium on the served workbench, with what the tests want to know of it: requests elsewhere, errors, cells by their labels. */
import { chromium, type Browser, type FrameLocator, type Page } from "playwright-core";
import type { Server } from "node:http";
import { serve } from "../../src/workbench/serve";
import type { CellView, WorkbenchHandle } from "../../src/workbench/workbench-handle";
import { findChromium } from "./find-chromium";

export type Workbench = {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** Requests to anything but the server of this test. */
  readonly requestsElsewhere: readonly string[];
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
};

/** Quiet: a browser that updates or reports itself would be taken for the page. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const PATIENCE_MILLISECONDS = 60_000;

/** Every one that was begun, to be closed with the tests: one whose test gave up waiting for it would come up later and keep jest from ending. */
const begun: Promise<Running>[] = [];
afterAll(async () => void (await Promise.allSettled(begun.map(async (running) => close(await running)))));

/** `address`: what its address ends in. */
export async function openWorkbench(today: string, address = ""): Promise<Workbench> {
  const running = start();
  begun.push(running);
  return openPage(await running, { today, address });
}

type Running = { readonly browser: Browser; readonly server: Server };

async function start(): Promise<Running> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
  return { browser, server: await serve({ port: 0, next: false }) };
}

async function openPage({ browser, server }: Running, { today, address }: { readonly today: string; readonly address: string }): Promise<Workbench> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  page.setDefaultTimeout(PATIENCE_MILLISECONDS);
  // Only what the clock says stands still: timers go on.
  await page.clock.setFixedTime(new Date(`${today}T12:00:00`));
  const origin = `http://localhost:${portOf(server)}`;
  const requestsElsewhere: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(data|blob|about):/.test(request.url())) requestsElsewhere.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(`${origin}/${address}`);
  return { page, pane: page.frameLocator("#pane"), requestsElsewhere, errors, close: () => close({ browser, server }) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

async function close({ browser, server }: Running): Promise<void> {
  await browser.close();
  await stop(server);
}

/** A connection that is kept alive would be waited for. */
async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

type WithHandle = { readonly tieoutWorkbench: WorkbenchHandle };
export type Cells = Readonly<Record<string, CellView>>;

export const sheetNames = ({ page }: Workbench): Promise<readonly string[]> =>
  page.evaluate(() => (window as unknown as WithHandle).tieoutWorkbench.sheetNames());
export const readSheet = ({ page }: Workbench, name: string): Promise<Cells> =>
  page.evaluate((sheet) => (window as unknown as WithHandle).tieoutWorkbench.readSheet(sheet), name);
export const readGrid = ({ page }: Workbench, name: string): Promise<Cells> =>
  page.evaluate((sheet) => (window as unknown as WithHandle).tieoutWorkbench.readGrid(sheet), name);
export const valueAt = ({ page }: Workbench, place: { readonly sheet: string; readonly address: string }): Promise<unknown> =>
  page.evaluate(async ({ sheet, address }) => (await (window as unknown as WithHandle).tieoutWorkbench.readSheet(sheet))[address]?.value, place);
export const selection = ({ page }: Workbench): Promise<{ readonly sheet: string; readonly address: string }> =>
  page.evaluate(() => (window as unknown as WithHandle).tieoutWorkbench.selection());
export const requestCount = ({ page }: Workbench): Promise<number> => page.evaluate(() => (window as unknown as WithHandle).tieoutWorkbench.requests().length);
export const answerAfter = ({ page }: Workbench, milliseconds: number): Promise<void> =>
  page.evaluate((wait) => (window as unknown as WithHandle).tieoutWorkbench.answerAfter(wait), milliseconds);

/** Values without formulas. */
export function valuesOf(cells: Cells): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(cells).map(([address, { value }]) => [address, value]));
}

/**
 * The value in the first row in which all the labels stand, under the heading nearest above it: as a reader finds it, wherever
 * the layout puts it.
 */
export function figure(cells: Cells, { labels, under }: { readonly labels: readonly string[]; readonly under: string }): unknown {
  const at = Object.entries(cells).map(([address, { value }]) => ({ column: address.replace(/\d+/, ""), row: Number(address.replace(/\D+/, "")), value }));
  const bearsAll = (row: number): boolean => labels.every((label) => at.some((cell) => cell.row === row && cell.value === label));
  const row = Math.min(...at.map((cell) => cell.row).filter(bearsAll));
  const heading = at.filter((cell) => cell.value === under && cell.row < row).sort((a, b) => b.row - a.row)[0];
  if (!Number.isFinite(row) || heading === undefined) throw new Error(`no row ${labels.join(", ")} under a heading ${under}`);
  return cells[`${heading.column}${row}`]?.value;
}

/** The part of a sheet below a title. */
export function cellsBelow(cells: Cells, title: string): Cells {
  const rowOf = (address: string): number => Number(address.replace(/\D+/, ""));
  const row = Object.entries(cells).find(([, { value }]) => value === title)?.[0];
  if (row === undefined) throw new Error(`no cell says ${title}`);
  return Object.fromEntries(Object.entries(cells).filter(([address]) => rowOf(address) > rowOf(row)));
}

/** Waits until it is so, and fails with what it was instead. */
export async function expectSoon<T>(read: () => Promise<T>, expected: T): Promise<void> {
  const end = Date.now() + PATIENCE_MILLISECONDS / 2;
  let found = await read();
  while (found !== expected && Date.now() < end) {
    await new Promise((later) => setTimeout(later, 100));
    found = await read();
  }
  expect(found).toEqual(expected);
}
