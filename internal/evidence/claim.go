package evidence

// Claim is a wording that was approved.
type Claim struct{ File string }
