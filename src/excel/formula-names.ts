/**
 * Formulas of the plans name sheets and tables as planned. While the sheets are built aside they have other names, and Excel
 * renames references itself later; but a link's target is text, which Excel never renames, so it gets the final name at once.
 */

export type Renaming = { readonly building: ReadonlyMap<string, string>; readonly final: ReadonlyMap<string, string> };

/** Text in quotes, quoted sheet names, then bare names with the sign that makes them a sheet ("!") or a table ("["). */
const TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')+'!|[\p{L}_\\][\p{L}\p{N}_.\\]*[!([]?/gu;
const LINK = /^"#(?:'((?:[^']|'')+)'|([^'!"]+))!/;

export function renameSheetsIn(formula: string, names: Renaming): string {
  return formula.replace(TOKEN, (token) => {
    if (token.startsWith('"')) return retarget(token, names.final);
    const name = token.startsWith("'") ? token.slice(1, -2).replaceAll("''", "'") : token.slice(0, -1);
    const isSheet = token.endsWith("!");
    if (!isSheet && !token.endsWith("[")) return token;
    const to = names.building.get(name);
    return to === undefined ? token : isSheet ? `${quoted(to)}!` : `${to}[`;
  });
}

function retarget(text: string, final: ReadonlyMap<string, string>): string {
  const link = LINK.exec(text);
  const to = final.get(link?.[1]?.replaceAll("''", "'") ?? link?.[2] ?? "");
  return link === null || to === undefined ? text : `"#${quoted(to)}!${text.slice(link[0].length)}`;
}

function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
