package pattern

import (
	"slices"
	"strings"
	"testing"
)

func TestInflections(t *testing.T) {
	// Forms that do not exist stand here as well: they cost nothing, and a change of the rules should show.
	for _, line := range strings.Split(strings.TrimSpace(`
cure cures cured curing
promise promises promised promising
guarantee guarantees guaranteed guaranteeing
agree agrees agreed agreeing
die dies died dying
tie ties tied tying
dye dyes dyed dyeing
canoe canoes canoed canoeing
rescue rescues rescued rescuing
eliminate eliminates eliminated eliminating
age ages aged aging
treat treats treated treating
heal heals healed healing
prevent prevents prevented preventing
fight fights fighted fighting
stop stops stopped stopping
plan plans planned planning
scar scars scarred scarring
rub rubs rubbed rubbing
quit quits quitted quitting
equip equips equiped equiping equipped equipping
prefer prefers prefered prefering preferred preferring
occur occurs occured occuring occurred occurring
offer offers offered offering offerred offerring
travel travels traveled traveling travelled travelling
benefit benefits benefited benefiting benefitted benefitting
visit visits visited visiting visitted visitting
control controls controled controling controlled controlling
trigger triggers triggered triggering triggerred triggerring
cancer cancers cancered cancering cancerred cancerring
tumour tumours tumoured tumouring
relief reliefs reliefed reliefing
show shows showed showing
fix fixes fixed fixing
stay stays stayed staying
relax relaxes relaxed relaxing
obey obeys obeyed obeying
buy buys buyed buying
play plays played playing
carry carries carried carrying
remedy remedies remedied remedying
therapy therapies therapied therapying
healthy healthies healthied healthying
study studies studied studying
try tries tried trying
cry cries cried crying
pass passes passed passing
illness illnesses illnessed illnessing
suppress suppresses suppressed suppressing
reach reaches reached reaching
vanish vanishes vanished vanishing
wish wishes wished wishing
buzz buzzes buzzed buzzing
switch switches switched switching
diagnosis diagnoses
metastasis metastases
prognosis prognoses
panic panics panicked panicking
mimic mimics mimicked mimicking
clinic clinics clinicked clinicking
photo photos photoes photoed photoing
echo echos echoes echoed echoing
video videos videoed videoing
help helps helped helping
kill kills killed killing
boost boosts boosted boosting
need needs needed needing
melt melts melted melting
reverse reverses reversed reversing
trial trials trialed trialing
patient patients patiented patienting
safe safes safed safing
gym gyms gymed gyming
naïve naïves naïved naïving
b12 b12s b12ed b12ing
`), "\n") {
		want := strings.Fields(line)
		if got := inflections(nil, want[0]); !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
}
