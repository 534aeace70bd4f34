/** The parts of a workbook that has no sheet yet. */
import { setText, XML_DECLARATION, type Parts } from "./package";
import { TRANSITIONAL } from "./sheet-xml";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

/** The first format of each kind is the one that cells have by default; two fills are prescribed. */
export const EMPTY_STYLES = [
  XML_DECLARATION,
  `<styleSheet xmlns="${TRANSITIONAL.main}">`,
  '<fonts count="1"><font><sz val="11"/><color rgb="FF242424"/><name val="Calibri"/><family val="2"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  "</styleSheet>",
].join("");

export function emptyWorkbook(): Parts {
  const parts: Parts = new Map();
  const overrides = [
    ["xl/workbook.xml", "sheet.main+xml"],
    ["xl/styles.xml", "styles+xml"],
  ].map(([path, type]) => `<Override PartName="/${path}" ContentType="${CONTENT_TYPE}${type}"/>`);
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>';
  setText(parts, "[Content_Types].xml", `${XML_DECLARATION}<Types xmlns="${PACKAGE}/content-types">${defaults}${overrides.join("")}</Types>`);
  setText(
    parts,
    "_rels/.rels",
    `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${TRANSITIONAL.relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  setText(
    parts,
    "xl/workbook.xml",
    `${XML_DECLARATION}<workbook xmlns="${TRANSITIONAL.main}" xmlns:r="${TRANSITIONAL.relationships}"><bookViews><workbookView activeTab="0"/></bookViews><sheets></sheets></workbook>`,
  );
  setText(
    parts,
    "xl/_rels/workbook.xml.rels",
    `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${TRANSITIONAL.relationships}/styles" Target="styles.xml"/></Relationships>`,
  );
  setText(parts, "xl/styles.xml", EMPTY_STYLES);
  return parts;
}
