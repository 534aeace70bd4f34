/** The manifest names what is there: pictures, pages, functions and commands, each under the limits of a host. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { findManifestFaults, type Surroundings } from "./manifest-faults";

const ROOT = join(__dirname, "../..");
const MANIFEST = readFileSync(join(ROOT, "manifest.xml"), "utf8");

type FunctionMetadata = {
  readonly id: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly { readonly name: string; readonly optional?: boolean }[];
};

/** The width and height stand in the first chunk of every PNG file. */
function sizeOfPng(path: string): { readonly width: number; readonly height: number } | null {
  const file = join(ROOT, path);
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  if (bytes.toString("latin1", 1, 4) !== "PNG") return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

async function functionsMetadata(): Promise<readonly FunctionMetadata[]> {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata([join(ROOT, "src/functions/functions.ts")], true);
  expect(errors).toEqual([]);
  return (JSON.parse(metadataJson) as { readonly functions: readonly FunctionMetadata[] }).functions;
}

async function surroundings(): Promise<Surroundings> {
  const commands = readFileSync(join(ROOT, "src/commands/commands.ts"), "utf8");
  return {
    sizeOfIcon: sizeOfPng,
    functionIds: (await functionsMetadata()).map(({ id }) => id),
    commandNames: [...commands.matchAll(/Office\.actions\.associate\("(\w+)"/g)].map(([, name = ""]) => name),
  };
}

test("nothing in the manifest is missing, doubled, too long or insecure", async () => {
  expect(findManifestFaults(MANIFEST, await surroundings())).toEqual([]);
});

test.each([
  ["Label points to Close.Label, which is no resource", (text: string) => text.replace('<Label resid="Open.Label"/>', '<Label resid="Close.Label"/>')],
  [
    "Label points to Open.Tip, a LongString; expected a ShortString",
    (text: string) => text.replace('<Label resid="Open.Label"/>', '<Label resid="Open.Tip"/>'),
  ],
  ["id Open.Button is given twice", (text: string) => text.replace('id="Reconcile.Button"', 'id="Open.Button"')],
  [
    "Reconcile.Label has 126 characters; at most 125 are shown",
    (text: string) => text.replace('id="Reconcile.Label" DefaultValue="Reconcile"', `id="Reconcile.Label" DefaultValue="${"x".repeat(126)}"`),
  ],
  [
    "LearnMore.Url is http://localhost:3000/support.html; expected an address that begins with https://",
    (text: string) => text.replace('id="LearnMore.Url" DefaultValue="https:', 'id="LearnMore.Url" DefaultValue="http:'),
  ],
  ["SupportUrl is (missing); expected an address that begins with https://", (text: string) => text.replace(/<SupportUrl.*\/>/, "")],
  ["there is no picture assets/icon-33.png", (text: string) => text.replace("icon-32.png", "icon-33.png")],
  [
    "assets/icon-16.png is 16 x 16; expected 80 x 80",
    (text: string) =>
      text.replace(
        'id="Icon.80x80" DefaultValue="https://localhost:3000/assets/icon-80.png"',
        'id="Icon.80x80" DefaultValue="https://localhost:3000/assets/icon-16.png"',
      ),
  ],
  ["an icon of the ribbon has no picture of 80 pixels", (text: string) => text.replace('<bt:Image size="80" resid="Run.80x80"/>', "")],
  ["Runtime is given 2 times; expected once", (text: string) => text.replace("</Runtimes>", '<Runtime resid="Taskpane.Url" lifetime="long"/></Runtimes>')],
  [
    "the runtime's pages differ: Taskpane.Url, LearnMore.Url",
    (text: string) => text.replace('<FunctionFile resid="Taskpane.Url"/>', '<FunctionFile resid="LearnMore.Url"/>'),
  ],
  ["no code answers to the button's runAway", (text: string) => text.replace("runReconcile", "runAway")],
])("a fault is found: %s", async (fault, spoil) => {
  expect(findManifestFaults(spoil(MANIFEST), await surroundings())).toContain(fault);
});

test("every function says what it does, where its help is, and which arguments may be left out", async () => {
  const support = readFileSync(join(ROOT, "src/taskpane/support.html"), "utf8");
  const functions = await functionsMetadata();
  expect(functions.map(({ id, parameters }) => `${id} ${parameters.map(({ name, optional }) => (optional === true ? `[${name}]` : name)).join(" ")}`)).toEqual([
    "ENDING sku [location] [month] [measure]",
    "BEGINNING sku [location] [month] [measure]",
    "MOVEMENT sku type [location] [month] [measure]",
    "EXPLAIN sku location [month]",
  ]);
  for (const { id, description, helpUrl } of functions) {
    expect(description.length).toBeGreaterThan(20);
    expect(helpUrl).toBe(`https://localhost:3000/support.html#${id.toLowerCase()}`);
    expect(support).toContain(`id="${id.toLowerCase()}"`);
  }
});

test("Microsoft's own reader of manifests reads it", () => {
  const told = execFileSync(process.execPath, [join(ROOT, "node_modules/office-addin-manifest/cli.js"), "info", join(ROOT, "manifest.xml")], {
    encoding: "utf8",
  });
  expect(told).toContain("Name: Tieout");
  expect(told).toContain("Hosts: Workbook");
});
