/** A text to take elsewhere: shown, copied with one press where the host lets us, and selected for Ctrl+C where it does not. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Copy16Regular } from "@fluentui/react-icons";
import { useRef, useState, type JSX } from "react";
import { useLayout } from "./layout";

type Props = { readonly label: string; readonly text: string; readonly lang?: string };

export function CopyText({ label, text, lang }: Props): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const area = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState("");
  const copy = async (): Promise<void> => {
    area.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied.");
    } catch (error) {
      console.warn("The host does not let a pane copy by itself.", error);
      setSaid("The text is selected: press Ctrl+C (on a Mac Cmd+C) to copy it.");
    }
  };
  return (
    <div>
      <textarea ref={area} className={styles.area} readOnly rows={8} aria-label={label} value={text} lang={lang} />
      <div className={styles.bar}>
        <Button icon={<Copy16Regular />} onClick={() => void copy()}>
          Copy
        </Button>
        <span role="status" className={layout.caption}>
          {said}
        </span>
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  area: {
    boxSizing: "border-box",
    width: "100%",
    resize: "vertical",
    font: "inherit",
    fontSize: "12px",
    lineHeight: "16px",
    padding: "8px",
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground2,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  bar: { display: "flex", alignItems: "center", gap: "8px", marginTop: "4px" },
});
