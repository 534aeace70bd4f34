import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stageFile } from "../../src/files/save-file";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tieout-save-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a file appears only when it is committed, whole", async () => {
  const staged = await stageFile(join(folder, "out.xlsx"), "whole");
  expect(existsSync(join(folder, "out.xlsx"))).toBe(false);
  await staged.commit();
  expect(readFileSync(join(folder, "out.xlsx"), "utf8")).toBe("whole");
  expect(readdirSync(folder)).toEqual(["out.xlsx"]);
});

test("a discarded file leaves what was there before, and nothing beside it", async () => {
  writeFileSync(join(folder, "out.xlsx"), "before");
  await (await stageFile(join(folder, "out.xlsx"), "after")).discard();
  expect(readFileSync(join(folder, "out.xlsx"), "utf8")).toBe("before");
  expect(readdirSync(folder)).toEqual(["out.xlsx"]);
});

test("a missing folder is named, with the next step", async () => {
  await expect(stageFile(join(folder, "none", "out.xlsx"), "x")).rejects.toThrow(`${join(folder, "none", "out.xlsx")} cannot be written: there is no such folder. Create it first.`);
});

test("a folder in the file's place is refused and nothing is left behind", async () => {
  mkdirSync(join(folder, "out.xlsx"));
  const staged = await stageFile(join(folder, "out.xlsx"), "x");
  await expect(staged.commit()).rejects.toThrow("out.xlsx cannot be written: it is a folder. Give a file's name.");
  expect(readdirSync(folder)).toEqual(["out.xlsx"]);
});
