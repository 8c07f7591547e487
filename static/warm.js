// A browser reads its tables for numbers and money on first use, which takes it longer than all of the first page.
// All threads share them: here they are read while the app is still on its way.
new Intl.NumberFormat(undefined, { style: "currency", currency: "USD", notation: "compact" }).format(1);
close();
