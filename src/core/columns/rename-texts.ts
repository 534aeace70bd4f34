/** A text column with some of its values renamed. Values that become equal share one code, so that rows can be grouped by codes. */
import type { TextColumn } from "./text-column";

export function renameTexts({ dictionary, codes }: TextColumn, rename: (text: string) => string): TextColumn {
  const codeOf = new Map<string, number>();
  const moved = Int32Array.from(dictionary, (text) => {
    const name = rename(text);
    const code = codeOf.get(name) ?? codeOf.size;
    codeOf.set(name, code);
    return code;
  });
  return { dictionary: [...codeOf.keys()], codes: codes.map((code) => moved[code] ?? 0) };
}
