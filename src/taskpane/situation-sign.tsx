/** The sign of a situation: each has a shape of its own, and its words stand beside it. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  AddCircleRegular,
  ArchiveRegular,
  BoxCheckmarkRegular,
  ChatWarningRegular,
  ClockDismissRegular,
  ClockRegular,
  DismissCircleRegular,
  EditRegular,
  ErrorCircleRegular,
  MoneyHandRegular,
  VehicleTruckProfileRegular,
} from "@fluentui/react-icons";
import type { JSX } from "react";
import type { Situation } from "./situations";

const SIGNS = {
  claim: ErrorCircleRegular,
  draft: EditRegular,
  surplus: AddCircleRegular,
  open: ChatWarningRegular,
  granted: MoneyHandRegular,
  early: ClockRegular,
  "on-its-way": VehicleTruckProfileRegular,
  late: ClockDismissRegular,
  settled: BoxCheckmarkRegular,
  refused: DismissCircleRegular,
  closed: ArchiveRegular,
} as const satisfies Record<Situation, unknown>;

export function SituationSign({ situation }: { readonly situation: Situation }): JSX.Element {
  const styles = useStyles();
  const Icon = SIGNS[situation];
  return <Icon aria-hidden className={mergeClasses(styles.sign, styles[situation])} />;
}

const useStyles = makeStyles({
  sign: { fontSize: "20px", flexShrink: 0 },
  claim: { color: tokens.colorPaletteRedForeground1 },
  draft: { color: tokens.colorBrandForeground2 },
  surplus: { color: tokens.colorPaletteDarkOrangeForeground1 },
  open: { color: tokens.colorPaletteDarkOrangeForeground1 },
  granted: { color: tokens.colorPaletteDarkOrangeForeground1 },
  early: { color: tokens.colorBrandForeground2 },
  "on-its-way": { color: tokens.colorBrandForeground2 },
  late: { color: tokens.colorNeutralForeground3 },
  settled: { color: tokens.colorPaletteGreenForeground1 },
  refused: { color: tokens.colorNeutralForeground3 },
  closed: { color: tokens.colorNeutralForeground3 },
});
