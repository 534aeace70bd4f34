/** The manifest is accepted by the schemas of Office add-ins, and the schemas are known to refuse. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";

const SCHEMAS = join(__dirname, "schema");
const TOP = "OfficeAppManifestV1_1.xsd";
const MANIFEST = readFileSync(join(__dirname, "../../manifest.xml"), "utf8");

async function schemaErrors(manifest: string): Promise<readonly string[]> {
  const file = (fileName: string): { readonly fileName: string; readonly contents: string } => ({
    fileName,
    contents: readFileSync(join(SCHEMAS, fileName), "utf8"),
  });
  const others = readdirSync(SCHEMAS).filter((name) => name.endsWith(".xsd") && name !== TOP);
  const { errors } = await validateXML({ xml: { fileName: "manifest.xml", contents: manifest }, schema: [file(TOP)], preload: others.map(file) });
  return errors.map(({ message }) => message);
}

test("the schemas accept the manifest", async () => {
  expect(await schemaErrors(MANIFEST)).toEqual([]);
});

test.each([
  ["a button without a label", (text: string) => text.replace('<Label resid="Open.Label"/>', "")],
  ["no permissions", (text: string) => text.replace("<Permissions>ReadWriteDocument</Permissions>", "")],
  ["an unknown lifetime of the runtime", (text: string) => text.replace('lifetime="long"', 'lifetime="forever"')],
  ["an identity that is no GUID", (text: string) => text.replace(/<Id>.*<\/Id>/, "<Id>tieout</Id>")],
])("the schemas refuse a manifest with %s", async (_, spoil) => {
  const spoiled = spoil(MANIFEST);
  expect(spoiled).not.toBe(MANIFEST);
  expect(await schemaErrors(spoiled)).not.toEqual([]);
});
