/** The workbench's own bar: open, save, sample, and the one place where the page itself reports what went wrong. */
export type ToolbarActions = {
  readonly onFiles: (files: readonly File[]) => Promise<void>;
  readonly onSave: () => Promise<Uint8Array>;
  readonly onSample: () => Promise<void>;
};

export type Toolbar = {
  readonly showName: (name: string) => void;
  /** Runs it with the buttons resting; a failure is shown as being about `what`. */
  readonly attempt: (what: string, action: () => Promise<void>) => Promise<void>;
};

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function openToolbar({ onFiles, onSave, onSample }: ToolbarActions): Toolbar {
  const file = find<HTMLInputElement>("#file");
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(".commands button")];
  const name = find("#workbook-name");
  const notice = find("#notice");

  const attempt = async (what: string, action: () => Promise<void>): Promise<void> => {
    for (const button of buttons) button.disabled = true;
    notice.hidden = true;
    try {
      await action();
    } catch (error) {
      find("#notice span").textContent = `${what}: ${error instanceof Error ? error.message : String(error)}`;
      notice.hidden = false;
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  };

  find("#open").addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    const files = [...(file.files ?? [])];
    // Chosen again, the same file must be heard of again.
    file.value = "";
    void attempt(files.map((chosen) => chosen.name).join(", "), () => onFiles(files));
  });
  find("#save").addEventListener(
    "click",
    () => void attempt("The workbook could not be saved", async () => download(await onSave(), fileNameOf(name.textContent ?? ""))),
  );
  find("#sample").addEventListener("click", () => void attempt("The sample workbook", onSample));
  find("#notice button").addEventListener("click", () => void (notice.hidden = true));

  return {
    showName: (text) => void (name.textContent = text),
    attempt,
  };
}

function fileNameOf(name: string): string {
  return `${name.replace(/\.xlsx$/i, "") || "Workbook"}.xlsx`;
}

function download(bytes: Uint8Array, name: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: XLSX }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser reads the address after this turn; only then may it go.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function find<E extends HTMLElement = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}
