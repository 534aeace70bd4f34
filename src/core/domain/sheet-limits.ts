/** What a sheet of a spreadsheet can hold, in Excel and in its files. */
export const SHEET_ROWS_MAX = 1_048_576;
export const SHEET_COLUMNS_MAX = 16_384;
/** Longer text makes Excel repair the file. */
export const CELL_CHARACTERS_MAX = 32_767;
