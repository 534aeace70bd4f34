/**
 * Makes sure that text is as wide as in Excel: columns are measured in letters of Calibri, which many machines lack, and a canvas
 * would fall back to a serif. A stand-in is drawn smaller, so that what fits in Excel fits here.
 */
import { FORMAT_DEFAULTS } from "../host/formats";

/** In order of likeness: Calibri itself and the face made to its measure come as they are. */
const FACES: readonly { readonly names: readonly string[]; readonly sizeAdjust: string }[] = [
  { names: ["Calibri"], sizeAdjust: "100%" },
  { names: ["Carlito"], sizeAdjust: "100%" },
  // A digit of Calibri is 0.507 of its size, one of Arial and its like 0.556.
  { names: ["Arial", "Helvetica Neue", "Liberation Sans", "Segoe UI"], sizeAdjust: "91%" },
  // And one of DejaVu 0.636.
  { names: ["DejaVu Sans"], sizeAdjust: "80%" },
];

export async function loadStandardFont(): Promise<void> {
  await Promise.all([loadWeight("400", ""), loadWeight("700", " Bold")]);
}

async function loadWeight(weight: string, suffix: string): Promise<void> {
  for (const { names, sizeAdjust } of FACES) {
    const source = names.map((name) => `local("${name}${suffix}")`).join(", ");
    const face = new FontFace(FORMAT_DEFAULTS.fontName, source, { weight, sizeAdjust } as FontFaceDescriptors);
    const loaded = await face.load().then(
      () => true,
      () => false,
    );
    if (!loaded) continue;
    document.fonts.add(face);
    return;
  }
}
