/** Text stored once per distinct value: a dictionary and, for each row, an index into it. Empty text is the value "". */

export type TextColumn = { readonly dictionary: readonly string[]; readonly codes: Int32Array };

export function textAt(column: TextColumn, index: number): string {
  return column.dictionary[column.codes[index] ?? -1] ?? "";
}

/** Encodes text row by row; `build` may be called once. */
export function textColumnBuilder(): { readonly push: (text: string) => void; readonly build: () => TextColumn } {
  const codeOf = new Map<string, number>();
  const codes = growingInt32();
  return {
    push(text) {
      const known = codeOf.get(text);
      const code = known ?? codeOf.size;
      if (known === undefined) codeOf.set(text, code);
      codes.push(code);
    },
    build: () => ({ dictionary: [...codeOf.keys()], codes: codes.build() }),
  };
}

/** A typed array that doubles when full, so that rows can be added without knowing how many will come. */
export function growingInt32(): { readonly push: (value: number) => void; readonly build: () => Int32Array } {
  let values = new Int32Array(64);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const larger = new Int32Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    build: () => values.slice(0, length),
  };
}
