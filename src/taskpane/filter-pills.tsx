/** A row of filters with their counts, of which one is on. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { quantityText } from "./figure-text";

export type Filter<Key> = { readonly key: Key; readonly title: string; readonly count: number };
type Props<Key> = { readonly label: string; readonly filters: readonly Filter<Key>[]; readonly chosen: Key; readonly onChoose: (key: Key) => void };

export function FilterPills<Key>({ label, filters, chosen, onChoose }: Props<Key>): JSX.Element {
  const styles = useStyles();
  return (
    <div role="group" aria-label={label} className={styles.filters}>
      {filters.map(({ key, title, count }) => (
        <button
          key={title}
          type="button"
          aria-pressed={chosen === key}
          className={mergeClasses(styles.pill, chosen === key && styles.pillOn)}
          onClick={() => onChoose(key)}
        >
          {title} {quantityText(count)}
        </button>
      ))}
    </div>
  );
}

const useStyles = makeStyles({
  filters: { display: "flex", flexWrap: "wrap", gap: "8px", margin: "8px 0 4px" },
  pill: {
    appearance: "none",
    font: "inherit",
    fontSize: "12px",
    lineHeight: "16px",
    padding: "3px 10px",
    minHeight: "24px",
    borderRadius: "12px",
    cursor: "pointer",
    fontVariantNumeric: "tabular-nums",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    backgroundColor: "transparent",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
    "@media (forced-colors: active)": { '&[aria-pressed="true"]': { backgroundColor: "Highlight", color: "HighlightText", forcedColorAdjust: "none" } },
  },
  pillOn: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
});
