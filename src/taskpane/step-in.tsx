/** A screen behind a line of another: a way back, a heading, and what is to be said of that line. */
import { Button, makeStyles } from "@fluentui/react-components";
import { ArrowLeft16Regular } from "@fluentui/react-icons";
import { useEffect, useRef, type JSX, type ReactNode } from "react";
import { useLayout } from "./layout";

type Props = { readonly title: string; readonly back: string; readonly onBack: () => void; readonly children: ReactNode };

export function StepIn({ title, back, onBack, children }: Props): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  /** The line that was pressed is out of sight: reading goes on at the heading. */
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <main className={layout.body} onKeyDown={({ key }) => (key === "Escape" ? onBack() : undefined)}>
      <Button appearance="transparent" size="small" icon={<ArrowLeft16Regular />} className={styles.back} onClick={onBack}>
        {back}
      </Button>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h2>
      {children}
    </main>
  );
}

const useStyles = makeStyles({
  back: { marginLeft: "-8px", paddingLeft: "8px", minWidth: 0 },
  title: { fontSize: "16px", lineHeight: "22px", margin: "8px 0 4px", ":focus-visible": { outlineStyle: "none" } },
});
