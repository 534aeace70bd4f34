/** The first rows of a table as they stand in the file, to be known again at a glance. It scrolls by itself. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { PreviewRows } from "./file-view";

export function PreviewTable({ preview, label }: { readonly preview: PreviewRows; readonly label: string }): JSX.Element {
  const styles = useStyles();
  const { header, rows, moreColumns } = preview;
  return (
    <div className={styles.frame} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.number} aria-label="Row" />
            {header.map((heading, column) => (
              <th key={column} scope="col" className={styles.heading}>
                {heading}
              </th>
            ))}
            {moreColumns === 0 ? null : <th className={styles.more}>and {moreColumns} more</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, cells }) => (
            <tr key={number}>
              <td className={styles.number}>{number}</td>
              {cells.map((cell, column) => (
                <td key={column} className={styles.cell} title={cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const CELL = {
  padding: "3px 8px",
  fontSize: "12px",
  lineHeight: "16px",
  textAlign: "left",
  whiteSpace: "nowrap",
  maxWidth: "160px",
  overflow: "hidden",
  textOverflow: "ellipsis",
} as const;

const useStyles = makeStyles({
  frame: {
    overflowX: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    marginTop: "8px",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  table: { borderCollapse: "collapse", minWidth: "100%" },
  heading: { ...CELL, fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground3 },
  number: {
    ...CELL,
    color: tokens.colorNeutralForeground3,
    textAlign: "right",
    backgroundColor: tokens.colorNeutralBackground3,
    fontVariantNumeric: "tabular-nums",
  },
  more: { ...CELL, color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular, backgroundColor: tokens.colorNeutralBackground3 },
  cell: { ...CELL, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
});
