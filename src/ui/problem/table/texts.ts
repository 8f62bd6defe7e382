/** The English texts of tables come with the first part of the screen that shows one. */
import { tables } from '../../../i18n/en/tables.ts'
import { addEnglish } from '../../../i18n/setup.ts'

addEnglish('tables', tables)
