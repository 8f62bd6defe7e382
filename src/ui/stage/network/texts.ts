/** Adds the texts of the views of a network; imported by each of them for this alone. */
import { network } from '../../../i18n/en/network.ts'
import { addEnglish } from '../../../i18n/setup.ts'

addEnglish('network', network)
