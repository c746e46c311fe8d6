// What all analysis commands share: options, reading of files, and how a result reaches a person, a program or a file.
export { numberLocale, sayNumber } from './frame-numbers.ts';
export { type AnalysisResult, checkOutputs, present, type ResultTable } from './frame-output.ts';
export { choiceOption, commonOptions, numberOption, openTable, seedOf, textOption } from './frame-options.ts';
