/** What each style looks like: the one place that says a colour, a weight or a number format of a sheet. */

export type Style = {
  readonly bold?: boolean;
  readonly size?: number;
  /** "#RRGGBB" */
  readonly color?: string;
  readonly fill?: string;
  readonly align?: "left" | "center" | "right";
  /** Steps away from the edge at which the text is aligned, so that it does not touch the figure beside it. */
  readonly indent?: number;
  readonly wrap?: boolean;
  /** At the top of rows that have more than one line. */
  readonly vertical?: "top";
  readonly numberFormat?: string;
  /** A line above, under the last row before a total. */
  readonly topBorder?: string;
};

export const STYLES = {
  title: { bold: true, size: 14, color: "#242424" },
  section: { bold: true, size: 12, color: "#242424" },
  note: { color: "#605E5C" },
  band: { bold: true, fill: "#E8EEF7", align: "left", indent: 1 },
  header: { bold: true, fill: "#F3F2F1", align: "left", indent: 1, wrap: true },
  "header-number": { bold: true, fill: "#F3F2F1", align: "right", indent: 1, wrap: true },
  total: { bold: true, fill: "#FAF9F8", topBorder: "#8A8886" },
  quantity: { numberFormat: '#,##0_);(#,##0);"–"_)', align: "right", vertical: "top" },
  "money-0": { numberFormat: '#,##0_);(#,##0);"–"_)', align: "right", vertical: "top" },
  "money-2": { numberFormat: '#,##0.00_);(#,##0.00);"–"_)', align: "right", vertical: "top" },
  "money-3": { numberFormat: '#,##0.000_);(#,##0.000);"–"_)', align: "right", vertical: "top" },
  label: { align: "left", indent: 1, vertical: "top" },
  prose: { align: "left", indent: 1, wrap: true, vertical: "top" },
  "unit-cost": { numberFormat: "#,##0.0000##_)", align: "right", vertical: "top" },
  date: { numberFormat: "d mmm yyyy", align: "left", indent: 1, vertical: "top" },
  text: { numberFormat: "@", align: "left", indent: 1, vertical: "top" },
  words: { numberFormat: "@", align: "left", indent: 1, wrap: true, vertical: "top" },
  center: { align: "center", vertical: "top" },
  link: { color: "#115EA3", align: "left", indent: 1, vertical: "top" },
  good: { color: "#0E700E" },
  bad: { color: "#B10E1C", bold: true },
  red: { fill: "#FDE7E9" },
  amber: { fill: "#FFF4CE" },
  blue: { fill: "#DEECF9" },
  green: { fill: "#DFF6DD" },
  grey: { fill: "#E1DFDD" },
} as const satisfies Record<string, Style>;

export type StyleName = keyof typeof STYLES;
