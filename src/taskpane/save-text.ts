/** Hands a text to the browser as a file to save. Some hosts keep a pane from saving: whoever offers this offers the text to copy, too. */
export function saveText({ name, text }: { readonly name: string; readonly text: string }): void {
  // Excel takes a CSV for one in UTF-8 only where it begins with the mark.
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser reads the address after this turn; only then may it go.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
