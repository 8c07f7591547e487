//! Makes workbooks: texts are texts and never formulas, also when a cell is gone over by hand; figures are figures; the
//! headers stay in sight.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::table::{Cell, cells};

/// Most characters of a cell, as UTF-16: no spreadsheet takes more.
const LONGEST: usize = 32_767;
/// The columns are as wide as the texts of so many rows need, up to so many pixels.
const FITTED: (u32, u32) = (300, 300);

/// A workbook of one sheet.
///
/// # Errors
/// When the table is larger than a sheet can be; why, with what to do.
pub fn write(table: &[u8]) -> Result<Vec<u8>, String> {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), table)
        .and_then(|()| book.save_to_buffer())
        .map_err(|error| format!("No workbook can hold this list ({error}). Save it as CSV."))
}

fn fill(sheet: &mut Worksheet, table: &[u8]) -> Result<(), XlsxError> {
    sheet.set_name("Creators")?.set_freeze_panes(1, 0)?;
    let looks = Looks::default();
    let (mut row, mut column) = (0, 0);
    for cell in cells(table) {
        match cell {
            Cell::Text(text) => words(sheet, (row, column), text, looks.text(row))?,
            Cell::Figure(figure) => {
                sheet.write_number_with_format(row, column, figure, looks.figure(figure))?;
            }
            Cell::Share(share) => {
                sheet.write_number_with_format(row, column, share, &looks.share)?;
            }
            Cell::Blank | Cell::End => {}
        }
        (row, column) = match cell {
            Cell::End => (row + 1, 0),
            _ => (row, column + 1),
        };
    }
    let (rows, pixels) = FITTED;
    sheet
        .set_autofit_max_row(rows)
        .set_autofit_max_width(pixels);
    sheet.autofit();
    Ok(())
}

fn words(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    let text = cut(text);
    if text.starts_with("<r>") && text.ends_with("</r>") {
        // The library would take this for markup of its own, unless it makes it itself.
        let run = (&Format::default(), text);
        sheet.write_rich_string_with_format(row, column, &[run], look)?;
    } else {
        sheet.write_string_with_format(row, column, text, look)?;
    }
    Ok(())
}

/// How cells look.
struct Looks {
    head: Format,
    text: Format,
    whole: Format,
    parts: Format,
    share: Format,
}

impl Default for Looks {
    fn default() -> Self {
        // The numbers of formats that every spreadsheet has. A text with a quote prefix stays one when somebody goes over
        // the cell.
        let number = |index| Format::new().set_num_format_index(index);
        let text = number(49).set_quote_prefix();
        Self {
            head: text.clone().set_bold(),
            text,
            whole: number(3),
            parts: number(4),
            share: number(10),
        }
    }
}

impl Looks {
    const fn text(&self, row: u32) -> &Format {
        if row == 0 { &self.head } else { &self.text }
    }

    fn figure(&self, figure: f64) -> &Format {
        if figure.fract() == 0.0 {
            &self.whole
        } else {
            &self.parts
        }
    }
}

/// As much of a text as fits into a cell.
fn cut(text: &str) -> &str {
    let mut room = LONGEST;
    let over = text.char_indices().find(|(_, sign)| {
        let fits = sign.len_utf16() <= room;
        room = room.saturating_sub(sign.len_utf16());
        !fits
    });
    over.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}
