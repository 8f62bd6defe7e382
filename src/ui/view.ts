/** What is open on the screen. None of it belongs to the experiment, so none of it is in the link. */
import { create } from 'zustand'

export type InspectorTab = 'step' | 'settings' | 'formula'
export type PhoneTab = 'racers' | 'charts' | 'problem'

interface View {
  /** The open tab of the inspector, or null when it is closed. It shows the selected racer. */
  readonly inspector: InspectorTab | null
  /** Whether the problem drawer of the middle layout is open. */
  readonly problemOpen: boolean
  readonly phoneTab: PhoneTab
  readonly helpOpen: boolean
  /** Id of the racer whose curve and row stand out, as under the pointer; null where none does. */
  readonly emphasised: number | null
  /** Steps over which curves are smoothed; 0 is not at all. */
  readonly smoothing: number
  readonly runsOpen: boolean
  readonly galleryOpen: boolean
  /** Whether surfaces of two inputs are shown in three dimensions, and whether that was asked for where it cannot be done. */
  readonly inSpace: boolean
  readonly spaceRefused: boolean
}

export const useView = create<View>(() => ({
  inspector: null,
  problemOpen: false,
  phoneTab: 'racers',
  helpOpen: false,
  emphasised: null,
  smoothing: 0,
  runsOpen: false,
  galleryOpen: false,
  inSpace: false,
  spaceRefused: false,
}))

export const openInspector = (tab: InspectorTab): void => useView.setState({ inspector: tab, problemOpen: false })
export const closeInspector = (): void => useView.setState({ inspector: null })
export const showProblem = (open: boolean): void => useView.setState({ problemOpen: open })
export const showPhoneTab = (tab: PhoneTab): void => useView.setState({ phoneTab: tab })
export const showHelp = (open: boolean): void => useView.setState({ helpOpen: open })
export const emphasise = (racer: number | null): void => {
  if (useView.getState().emphasised !== racer) useView.setState({ emphasised: racer })
}
export const smoothOver = (steps: number): void => useView.setState({ smoothing: steps })
export const showRuns = (open: boolean): void => useView.setState({ runsOpen: open })
export const showGallery = (open: boolean): void => useView.setState({ galleryOpen: open })
export const showInSpace = (inSpace: boolean): void => useView.setState({ inSpace, spaceRefused: false })
/** The contour stays, and a message says why. */
export const refuseSpace = (): void => useView.setState({ inSpace: false, spaceRefused: true })
