/** The texts of kept runs and files come with the first part of the screen that needs them. */
import { runs } from '../../i18n/en/runs.ts'
import { addEnglish } from '../../i18n/setup.ts'

addEnglish('runs', runs)
