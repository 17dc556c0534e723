package rule

import (
	"fmt"
	"slices"
	"strings"
)

// Market is where an article is read: a country by its two letters in ISO 3166, in lower case, but "uk" for the United Kingdom; "eu"; or a part
// of a country, "us-ca".
type Market string

// Editorial is the market of codes that no country made: they are asked of what is read anywhere.
const Editorial Market = "editorial"

// UnmarshalText reads a market.
func (m *Market) UnmarshalText(text []byte) error {
	country, part, parted := strings.Cut(string(text), "-")
	switch lower := strings.ToLower(string(text)); {
	case Market(text) == Editorial:
	case string(text) == "gb":
		return fmt.Errorf("unknown market %q; did you mean %q?", text, "uk")
	case string(text) != lower && new(Market).UnmarshalText([]byte(lower)) == nil:
		return fmt.Errorf("unknown market %q; did you mean %q?", text, lower)
	case !slices.Contains(countries, country) || parted && (len(part) < 2 || len(part) > 3):
		return fmt.Errorf("unknown market %q; it is a country such as %q, %q for the United Kingdom, %q, or a part of a country such as %q", text, "th", "uk", "eu", "us-ca")
	}
	*m = Market(text)
	return nil
}

// Within reports whether what is law in another market is law in this one: that of the country in a part of it, that of the European Union in
// its members.
func (m Market) Within(other Market) bool {
	country, _, _ := strings.Cut(string(m), "-")
	return m == other || country == string(other) || other == "eu" && slices.Contains(members, country)
}

// countries are those of ISO 3166, with uk for gb, and eu.
var countries = strings.Fields(`
	ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf cg ch ci ck
	cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs
	gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv
	ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm
	pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr
	tt tv tw tz ua ug uk um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw`)

// members are those of the European Union.
var members = strings.Fields("at be bg hr cy cz dk ee fi fr de gr hu ie it lv lt lu mt nl pl pt ro sk si es se")
