import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openOutputs } from "../../src/cli/outputs";
import { makeFolder } from "./run";

test("when a later file cannot be put in place, the earlier ones are as they were before", async () => {
  const folder = makeFolder({ "old.xlsx": "before" });
  const outputs = openOutputs();
  for (const name of ["old.xlsx", "new.xlsx", "out.json"]) await outputs.stage(join(folder, name), "after");
  // Made after all was checked: the one way left for the last file to fail.
  mkdirSync(join(folder, "out.json"));
  await expect(outputs.commit()).rejects.toThrow("out.json cannot be written: it is a folder. Give a file's name.");
  await outputs.close();
  const [left, content] = [readdirSync(folder), readFileSync(join(folder, "old.xlsx"), "utf8")];
  rmSync(folder, { recursive: true });
  expect([left, content]).toEqual([["old.xlsx", "out.json"], "before"]);
});

test("files that were put in place stay when the outputs are closed, with nothing beside them", async () => {
  const folder = makeFolder({ "old.xlsx": "before" });
  const outputs = openOutputs();
  for (const name of ["old.xlsx", "out.json"]) await outputs.stage(join(folder, name), "after");
  await outputs.commit();
  await outputs.close();
  const contents = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
  rmSync(folder, { recursive: true });
  expect(contents).toEqual([
    ["old.xlsx", "after"],
    ["out.json", "after"],
  ]);
});
