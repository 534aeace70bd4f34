/** Short texts in a row, between dots: a line ends between two of them, and within one only where it is wider than the line. */
import { makeStyles } from "@fluentui/react-components";
import { Fragment, type JSX } from "react";
import { useLayout } from "./layout";

export function Parts({ parts }: { readonly parts: readonly string[] }): JSX.Element | null {
  const layout = useLayout();
  const styles = useStyles();
  if (parts.length === 0) return null;
  return (
    <span className={layout.caption}>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index === 0 ? null : " "}
          <span className={styles.part}>{index < parts.length - 1 ? `${part} ·` : part}</span>
        </Fragment>
      ))}
    </span>
  );
}

const useStyles = makeStyles({ part: { display: "inline-block", maxWidth: "100%" } });
