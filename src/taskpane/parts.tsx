/** Short texts in a row, between dots: a line ends between two of them, and within one only where it is wider than the line. */
import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { Fragment, type JSX } from "react";
import { useLayout } from "./layout";

export function Parts({ parts }: { readonly parts: readonly string[] }): JSX.Element | null {
  const layout = useLayout();
  const styles = useStyles();
  if (parts.length === 0) return null;
  return (
    <span className={mergeClasses(layout.caption, styles.clip)}>
      <span className={styles.parts}>
        {parts.map((part, index) => (
          <Fragment key={index}>
            {index === 0 ? null : " "}
            <span className={styles.part}>{part}</span>
          </Fragment>
        ))}
      </span>
    </span>
  );
}

/** Every part has a dot before it, and that of the first in a line lies outside of what is shown. */
const useStyles = makeStyles({
  clip: { overflow: "hidden" },
  parts: { display: "flex", flexWrap: "wrap", marginLeft: "-12px" },
  part: { position: "relative", paddingLeft: "12px", maxWidth: "100%", "::before": { content: '"·"', position: "absolute", left: "4px" } },
});
