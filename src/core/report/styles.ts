/** What each style looks like: the one place that says a colour, a weight or a number format of a sheet. */

export type Style = {
  readonly bold?: boolean;
  readonly size?: number;
  /** "#RRGGBB" */
  readonly color?: string;
  readonly fill?: string;
  readonly align?: "left" | "center" | "right";
  readonly wrap?: boolean;
  readonly numberFormat?: string;
  /** A line above, under the last row before a total. */
  readonly topBorder?: string;
};

export const STYLES = {
  title: { bold: true, size: 14, color: "#242424" },
  section: { bold: true, size: 12, color: "#242424" },
  note: { color: "#605E5C" },
  band: { bold: true, fill: "#E8EEF7", align: "center" },
  header: { bold: true, fill: "#F3F2F1" },
  "header-number": { bold: true, fill: "#F3F2F1", align: "right" },
  total: { bold: true, fill: "#FAF9F8", topBorder: "#8A8886" },
  quantity: { numberFormat: '#,##0;(#,##0);"–"', align: "right" },
  "money-0": { numberFormat: '#,##0;(#,##0);"–"', align: "right" },
  "money-2": { numberFormat: '#,##0.00;(#,##0.00);"–"', align: "right" },
  "money-3": { numberFormat: '#,##0.000;(#,##0.000);"–"', align: "right" },
  label: { align: "left" },
  prose: { align: "left", wrap: true },
  "unit-cost": { numberFormat: "#,##0.0000##", align: "right" },
  date: { numberFormat: "d mmm yyyy", align: "left" },
  text: { numberFormat: "@" },
  center: { align: "center" },
  link: { color: "#0F6CBD" },
  good: { color: "#0E700E" },
  bad: { color: "#B10E1C", bold: true },
  red: { fill: "#FDE7E9" },
  amber: { fill: "#FFF4CE" },
  blue: { fill: "#DEECF9" },
  green: { fill: "#DFF6DD" },
} as const satisfies Record<string, Style>;

export type StyleName = keyof typeof STYLES;
