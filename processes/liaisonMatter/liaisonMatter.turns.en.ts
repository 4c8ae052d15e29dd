/** States and actions in English. */
export const turns = {
  name: 'Liaison matter',
  states: {
    submitted: 'To be screened',
    returned: 'Returned to the deputy',
    forwarded: 'Forwarded',
    received: 'Being handled',
    answered: 'Answered',
    closed: 'Closed',
    refused: 'Not forwarded',
    withdrawn: 'Withdrawn',
  },
  actions: {
    submit: 'Raise a matter',
    resubmit: 'Change and raise again',
    withdraw: 'Withdraw',
    forward: 'Screen and forward',
    returnToDeputy: 'Return to the deputy',
    refuse: 'Concrete case: do not forward',
    receive: 'Receive',
    sendBack: 'Send back to the deputies’ office',
    urge: 'Urge',
    answer: 'Answer',
    evaluate: 'Evaluate the answer',
    lapse: 'Not evaluated in time',
    linkActivity: 'Link an activity',
  },
} as const;
