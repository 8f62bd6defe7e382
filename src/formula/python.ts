/** The language's output for PyTorch: classes and functions for the script that `export/pytorch` writes. */
export { catalogName, ownNames, type Rename } from './python/names.ts'
export { pythonFunction } from './python/pythonFunction.ts'
export { pythonProgram } from './python/pythonRule.ts'
