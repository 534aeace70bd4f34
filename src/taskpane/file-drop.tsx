/** Where files come in: a button, and the whole pane as a place to drop them on. */
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowUpload20Regular } from "@fluentui/react-icons";
import { useEffect, useRef, useState, type JSX } from "react";
import type { ChosenFile } from "./file-session";
import { useLayout } from "./layout";

const ENDINGS = ".csv,.tsv,.txt,.xlsx";

export function FileDrop({ onFiles }: { readonly onFiles: (files: readonly ChosenFile[]) => void }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const isOver = useDropAnywhere(onFiles);
  return (
    <div className={mergeClasses(styles.zone, isOver && styles.over)}>
      <ArrowUpload20Regular aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <span className={layout.strong}>{isOver ? "Let go to add them" : "Add files"}</span>
        <span className={layout.caption}>Drop .csv, .txt, .tsv or .xlsx here.</span>
      </div>
      <Button className={layout.fixed} onClick={() => input.current?.click()}>
        Choose files
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={ENDINGS}
        hidden
        aria-label="Choose files"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // Chosen again, the same file must be heard of again.
          target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </div>
  );
}

/** Files dropped beside the mark would otherwise open in place of the pane. Whether some are held over the pane now. */
function useDropAnywhere(onFiles: (files: readonly ChosenFile[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onFiles(files);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [onFiles]);
  return isOver;
}

const useStyles = makeStyles({
  zone: {
    display: "flex",
    flexWrap: "wrap",
    gap: "12px",
    alignItems: "center",
    padding: "12px",
    margin: "8px 0 4px",
    borderRadius: tokens.borderRadiusLarge,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  over: { border: `1px dashed ${tokens.colorCompoundBrandStroke}`, backgroundColor: tokens.colorBrandBackground2 },
  words: { flexGrow: 1, flexBasis: "110px", minWidth: 0 },
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
});
