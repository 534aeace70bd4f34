/** Names with their figures, one below the other. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useLayout } from "./layout";

type Props = { readonly title: string | null; readonly facts: readonly { readonly title: string; readonly value: string }[] };

export function FactList({ title, facts }: Props): JSX.Element | null {
  const layout = useLayout();
  const styles = useStyles();
  if (facts.length === 0) return null;
  return (
    <>
      {title === null ? null : <h3 className={layout.heading}>{title}</h3>}
      <dl className={styles.list}>
        {facts.map((fact) => (
          <div key={fact.title} className={styles.pair}>
            <dt className={styles.name}>{fact.title}</dt>
            <dd className={mergeClasses(styles.value, fact.value.length > LONG && styles.long)}>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** A text, as opposed to a figure, stands below its name. */
const LONG = 30;

const useStyles = makeStyles({
  list: { margin: "4px 0 0", lineHeight: "20px" },
  pair: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    columnGap: "12px",
    padding: "4px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":last-child": { borderBottomStyle: "none" },
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums", minWidth: 0 },
  long: { textAlign: "left", flexBasis: "100%" },
});
